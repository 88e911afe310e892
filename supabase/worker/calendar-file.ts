/** What `private.message_event()` answers. */
export interface CalendarEvent {
  uid: string;
  sequence: number;
  method: "REQUEST" | "CANCEL";
  made_at: string;
  starts_at: string;
  ends_at: string;
  summary: string;
  location: string;
  description: string;
  url: string;
  organizer: string;
  attendee: string | null;
}

/** A calendar file (RFC 5545) that mail programs offer to enter, move or take out (RFC 5546). */
export function calendarFile(event: CalendarEvent, from: string, to: string): string {
  const host = /@([^\s>]+)/.exec(from)?.[1] ?? "localhost";
  const sender = /<([^>]+)>/.exec(from)?.[1] ?? from;
  return [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//City office//Reception of citizens//VI",
    "CALSCALE:GREGORIAN",
    `METHOD:${event.method}`,
    "BEGIN:VEVENT",
    `UID:${event.uid}@${host}`,
    `SEQUENCE:${event.sequence}`,
    `DTSTAMP:${instant(event.made_at)}`,
    `DTSTART:${instant(event.starts_at)}`,
    `DTEND:${instant(event.ends_at)}`,
    `SUMMARY:${text(event.summary)}`,
    `LOCATION:${text(event.location)}`,
    `DESCRIPTION:${text(`${event.description}\n${event.url}`)}`,
    `URL:${event.url}`,
    `ORGANIZER;CN=${parameter(event.organizer)}:mailto:${sender}`,
    // Answers come through the reader's own link, not by mail.
    `ATTENDEE;CN=${parameter(event.attendee ?? to)};ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=FALSE:mailto:${to}`,
    `STATUS:${event.method === "CANCEL" ? "CANCELLED" : "CONFIRMED"}`,
    "TRANSP:OPAQUE",
    "END:VEVENT",
    "END:VCALENDAR",
    "",
  ]
    .map(fold)
    .join("\r\n");
}

const instant = (value: string) => new Date(value).toISOString().replace(/[-:]|\.\d+/g, "");

const text = (value: string) => value.replace(/[\\;,]/g, "\\$&").replace(/\r\n|\r|\n/g, "\\n");

/** A parameter's value cannot hold quotes or line breaks, in whatever way they are escaped. */
const parameter = (value: string) => `"${value.replace(/["\p{Cc}]/gu, " ").trim()}"`;

/** At most 75 octets a line, never breaking within a letter: Vietnamese ones take up to three. */
function fold(line: string): string {
  const lines: string[] = [];
  let current = "";
  let octets = 0;
  for (const letter of line) {
    const size = Buffer.byteLength(letter);
    if (octets + size > 75) {
      lines.push(current);
      current = " ";
      octets = 1;
    }
    current += letter;
    octets += size;
  }
  return [...lines, current].join("\r\n");
}
