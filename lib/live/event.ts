/** A server-sent event (HTML, 9.2.5). */
export const event = (name: string, data: object): string =>
  `event: ${name}\ndata: ${JSON.stringify(data)}\n\n`;

/** A comment that no page hears, so that proxies see a connection in use. */
export const heartbeat = ": still here\n\n";

/** Shorter than the minute after which proxies close a connection that says nothing. */
export const heartbeatMs = 20_000;
