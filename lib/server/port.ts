import { createServer } from "node:net";
import { config } from "@/lib/config";

const reasons: Record<string, string> = {
  EADDRINUSE: "is in use: is Openhour running already? Stop it, or set PORT to another.",
  EACCES: "may not be opened by this user: set PORT to one above 1023.",
  EADDRNOTAVAIL: "cannot be opened, because this machine does not have that address: look at HOST.",
};

/** Fails in words when we could not listen on HOST and PORT, before anything costly has been started. */
export async function requireFreePort(): Promise<void> {
  const { host, port } = config();
  const probe = createServer();
  await new Promise<void>((resolve, reject) => {
    probe.once("error", (cause: NodeJS.ErrnoException) => {
      const reason = reasons[cause.code ?? ""] ?? `cannot be opened (${cause.message}).`;
      reject(new Error(`Port ${port} on ${host} ${reason}`, { cause }));
    });
    probe.listen(port, host, () => probe.close(() => resolve()));
  });
}
