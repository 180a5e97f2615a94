/* A WebM that says how long it is. */
/* A recorder's WebM does not say how long it is: write the Duration (EBML 0x4489, float, milliseconds) into its Info (0x1549A966). */
async function withDuration(blob, milliseconds) {
  const head = new Uint8Array(await blob.slice(0, 4096).arrayBuffer());
  const at = head.findIndex((byte, i) => byte === 0x15 && head[i + 1] === 0x49 && head[i + 2] === 0xa9 && head[i + 3] === 0x66);
  if (at < 0) return blob;
  const length = Math.clz32(head[at + 4]) - 23; // bytes of the size: leading zero bits of the first, and one
  let size = head[at + 4] & (0xff >> length);
  for (let i = 1; i < length; i += 1) size = size * 256 + head[at + 4 + i];
  const begin = at + 4 + length;
  const body = head.slice(begin, begin + size);
  if (body.length !== size) return blob;
  const known = body.findIndex((byte, i) => byte === 0x44 && body[i + 1] === 0x89);
  const duration = new DataView(new ArrayBuffer(11));
  duration.setUint16(0, 0x4489);
  duration.setUint8(2, 0x88);
  duration.setFloat64(3, milliseconds);
  const kept = known < 0 ? body : new Uint8Array([...body.slice(0, known), ...body.slice(known + 3 + (body[known + 2] & 0x7f))]);
  const info = new DataView(new ArrayBuffer(12));
  info.setUint32(0, 0x1549a966);
  info.setUint8(4, 0x01);
  info.setUint32(8, kept.length + 11); // a size of eight bytes, the upper ones nought
  return new Blob([head.slice(0, at), info.buffer, kept, duration.buffer, blob.slice(begin + size)], { type: blob.type });
}

export { withDuration };
