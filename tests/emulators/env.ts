import type { HttpBindings } from "@hono/node-server";
import type { Access } from "./oauth/tokens";

/** What the check of a bearer's token leaves for the handlers after it. */
export type Env = { Bindings: HttpBindings; Variables: { access: Access } };
