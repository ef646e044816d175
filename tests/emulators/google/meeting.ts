import type { calendar_v3 } from "@googleapis/calendar";
import type { GoogleState } from "./state";

type Conference = calendar_v3.Schema$ConferenceData;
type Meeting = { readonly conferenceData?: Conference; readonly hangoutLink?: string };

/** The Meet conference that a request for one makes; the same request never makes a second. */
export function meetingFor({ random }: GoogleState, asked?: Conference, known?: Conference): Meeting {
  const request = asked?.createRequest;
  if (!asked) return {};
  if (!request || asked.conferenceId) return linked(asked);
  if (known?.createRequest?.requestId === request.requestId && known) return linked(known);
  const letters = (count: number) => random.word(count).replace(/\d/g, "x");
  const conferenceId = `${letters(3)}-${letters(4)}-${letters(3)}`;
  const place = `meet.google.com/${conferenceId}`;
  return linked({
    conferenceId,
    conferenceSolution: { key: { type: "hangoutsMeet" }, name: "Google Meet" },
    createRequest: { ...request, status: { statusCode: "success" } },
    entryPoints: [{ entryPointType: "video", label: place, uri: `https://${place}` }],
  });
}

function linked(conferenceData: Conference): Meeting {
  const uri = conferenceData.entryPoints?.find((point) => point.entryPointType === "video")?.uri;
  return { conferenceData, ...(uri ? { hangoutLink: uri } : {}) };
}
