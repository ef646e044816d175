/** An answer without a body to a script of ours that asked wrongly, or for what is not there. */
export const clientError = (status: 401 | 404 | 422): Response => new Response(null, { status });
