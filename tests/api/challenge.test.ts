import { type Challenge, solveChallenge } from "altcha-lib";
import { deriveKey } from "altcha-lib/algorithms/web/pbkdf2";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Context } from "@/lib/context";
import { createLink } from "@/lib/links/commands";
import { openLink } from "@/lib/links/queries";
import { readProof } from "@/lib/robots/challenge";
import { createApi, type TestApi } from "@/tests/support/api";
import { createStudio, linkSettings } from "@/tests/support/studio";

let api: TestApi;
let studio: Context;
beforeAll(async () => {
  api = await createApi();
  studio = await createStudio({ ...api.visit, now: Date.now() });
});
afterAll(() => api.drop());

test("a browser gets work for a link, does it soon, and has it taken", async () => {
  const { token } = await createLink(studio, linkSettings());
  const answer = await api.ask(`/bookings/public/${token}/challenge`);
  expect(answer.status).toBe(200);
  expect(answer.headers.get("cache-control")).toBe("no-store");
  const challenge = (await answer.json()) as Challenge;
  const solution = await solveChallenge({ challenge, deriveKey });
  expect(solution?.counter).toBeLessThanOrEqual(150);
  const { link } = await openLink(studio, token);
  const proof = JSON.stringify({ challenge, solution });
  expect(await readProof(proof, link, Date.now())).toMatchObject({ signature: challenge.signature });
});

test("there is no work for a link that is not there", async () => {
  expect((await api.ask("/bookings/public/nobody-has-this/challenge")).status).toBe(404);
});

test("a link says its places and how many may come along, and no way into a call", async () => {
  const location = {
    kind: "choice",
    options: [
      { kind: "video", value: "https://meet.example/secret", label: "Meet" },
      { kind: "address", value: "Hauptstraße 1" },
    ],
  } as const;
  const { token } = await createLink(
    studio,
    linkSettings({ location: { ...location, options: [...location.options] }, maxGuests: 2 }),
  );
  const answer = await api.ask(`/bookings/public/${token}`);
  const text = await answer.text();
  expect(text).not.toContain("secret");
  expect(JSON.parse(text)).toMatchObject({
    maxGuests: 2,
    location: {
      kind: "choice",
      options: [
        { id: expect.any(String), kind: "video", label: "Meet" },
        { id: expect.any(String), value: "Hauptstraße 1" },
      ],
    },
  });
});
