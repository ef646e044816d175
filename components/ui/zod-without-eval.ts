import { config } from "zod";

// Zod makes itself faster by code that it writes, and tries first whether it may: the page's policy
// refuses, and a refusal is a report. On the server, which shares this setting, it may.
if (typeof window !== "undefined") config({ jitless: true });
