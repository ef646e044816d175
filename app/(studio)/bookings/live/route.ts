import { findMembership, isSessionLive } from "@/lib/accounts/sessions";
import { auth, findMember } from "@/lib/auth/session";
import { bookingStream } from "@/lib/live/booking-stream";

/** Tells an open page that its organization's bookings have changed, for as long as the session lives. */
export async function GET(): Promise<Response> {
  const [session, member] = await Promise.all([auth(), findMember()]);
  if (!session || !member) return new Response(null, { status: 401 });
  const { ctx, user } = member;
  const isWelcome = async () => {
    if (!(await isSessionLive(ctx.db, session.sessionId, Date.now()))) return false;
    return (await findMembership(ctx.db, user.id))?.organizationId === ctx.organizationId;
  };
  return new Response(bookingStream(ctx, { isWelcome }), {
    headers: {
      "Content-Type": "text/event-stream; charset=utf-8",
      // Compressed, it would wait for more to compress.
      "Cache-Control": "no-store, no-transform",
      "X-Accel-Buffering": "no",
    },
  });
}
