/*
 * As much of DER, the encoding of certificates (X.690), as a test certificate needs: every
 * value is a tag, the length of its content, and the content.
 */

const tagged = (tag: number, ...parts: Uint8Array[]): Buffer => {
  const content = Buffer.concat(parts);
  return Buffer.concat([Buffer.from([tag, ...lengthOf(content.length)]), content]);
};

/** Short lengths in one byte, others after a byte that counts their own bytes. */
function lengthOf(count: number): number[] {
  if (count < 0x80) return [count];
  return count < 0x100 ? [0x81, count] : [0x82, count >> 8, count & 0xff];
}

export const sequence = (...parts: Uint8Array[]) => tagged(0x30, ...parts);
export const setOf = (...parts: Uint8Array[]) => tagged(0x31, ...parts);
export const integer = (value: number) => tagged(0x02, Buffer.from([value]));
export const truth = () => tagged(0x01, Buffer.from([0xff]));
export const octets = (content: Uint8Array) => tagged(0x04, content);
export const bits = (content: Uint8Array, unused = 0) => tagged(0x03, Buffer.from([unused]), content);
export const text = (content: string) => tagged(0x0c, Buffer.from(content));
/** "270301090000Z" */
export const utcTime = (content: string) => tagged(0x17, Buffer.from(content));
/** [number] around whole values. */
export const explicit = (number: number, ...parts: Uint8Array[]) => tagged(0xa0 + number, ...parts);
/** [number] in place of a plain value's tag. */
export const implicit = (number: number, content: Uint8Array) => tagged(0x80 + number, content);

/** "2.5.4.3" */
export function objectId(dotted: string): Buffer {
  const [first = 0, second = 0, ...others] = dotted.split(".").map(Number);
  return tagged(0x06, Buffer.from([first * 40 + second, ...others.flatMap(inSevens)]));
}

/** Seven bits a byte; all bytes but the last have the eighth bit set. */
function inSevens(value: number): number[] {
  const bytes = [value & 0x7f];
  for (let rest = value >> 7; rest > 0; rest >>= 7) bytes.unshift((rest & 0x7f) | 0x80);
  return bytes;
}
