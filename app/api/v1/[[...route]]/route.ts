import { api } from "@/lib/api/app";

// The server in front of Next answers these addresses itself; this is for `next dev` and other hosts.
const answer = (request: Request) => api.fetch(request);

export {
  answer as DELETE,
  answer as GET,
  answer as HEAD,
  answer as OPTIONS,
  answer as PATCH,
  answer as POST,
  answer as PUT,
};
