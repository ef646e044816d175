"""Reads an iCalendar object from standard input with a parser by name, and says as JSON what it found."""
import json
import sys

text = sys.stdin.buffer.read().decode("utf-8")


def utc(moment):
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ") if moment.utcoffset().total_seconds() == 0 else str(moment)


def by_icalendar():
    from icalendar import Calendar

    calendar = Calendar.from_ical(text)
    for event in calendar.walk("VEVENT"):
        attendees = event.get("ATTENDEE", [])
        attendees = attendees if isinstance(attendees, list) else [attendees]
        yield {
            "method": str(calendar["METHOD"]),
            "uid": str(event["UID"]),
            "sequence": int(event["SEQUENCE"]),
            "start": utc(event["DTSTART"].dt),
            "summary": str(event["SUMMARY"]),
            "attendees": [[str(one), str(one.params["CN"])] for one in attendees],
        }


def by_vobject():
    import vobject

    calendar = vobject.readOne(text)
    for event in calendar.contents.get("vevent", []):
        yield {
            "method": calendar.method.value,
            "uid": event.uid.value,
            "sequence": int(event.sequence.value),
            "start": utc(event.dtstart.value),
            "summary": event.summary.value,
            "attendees": [[one.value, one.params["CN"][0]] for one in event.contents.get("attendee", [])],
        }


print(json.dumps(list({"icalendar": by_icalendar, "vobject": by_vobject}[sys.argv[1]]())))
