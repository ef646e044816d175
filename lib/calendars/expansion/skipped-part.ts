/**
 * Why a part of a file is left out, in words for a log. They name the property, never what stands in it:
 * the messages of ical.js quote whole lines and go nowhere.
 */
export class SkippedPart extends Error {
  override readonly name = "SkippedPart";
}
