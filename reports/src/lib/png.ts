/** The remainder of the polynomial that every chunk of a PNG ends with. */
function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return (crc ^ 0xffffffff) >>> 0;
}

function adler32(bytes: Uint8Array): number {
  let a = 1;
  let b = 0;
  for (const byte of bytes) {
    a = (a + byte) % 65521;
    b = (b + a) % 65521;
  }
  return ((b << 16) | a) >>> 0;
}

const number32 = (n: number) => [n >>> 24, (n >>> 16) & 255, (n >>> 8) & 255, n & 255];

function chunk(type: string, data: readonly number[]): number[] {
  const body = [...type].map((sign) => sign.charCodeAt(0)).concat(data);
  return [...number32(data.length), ...body, ...number32(crc32(Uint8Array.from(body)))];
}

/**
 * A picture of black and white squares as PNG, a bit a pixel. A QR code is small: it is stored as it is, without a
 * library that compresses.
 */
export function bitPng(rows: readonly (readonly boolean[])[], scale: number): Uint8Array {
  const height = rows.length * scale;
  const width = (rows[0]?.length ?? 0) * scale;
  const lines: number[] = [];
  for (const row of rows) {
    const line = new Array<number>(Math.ceil(width / 8)).fill(0);
    for (let x = 0; x < width; x += 1) {
      // White is 1.
      if (!row[Math.floor(x / scale)]) line[x >> 3] = (line[x >> 3] ?? 0) | (0x80 >> (x & 7));
    }
    for (let time = 0; time < scale; time += 1) lines.push(0, ...line);
  }
  const stored: number[] = [];
  for (let start = 0; start < lines.length; start += 0xffff) {
    const piece = lines.slice(start, start + 0xffff);
    const isLast = start + 0xffff >= lines.length ? 1 : 0;
    const size = piece.length;
    stored.push(isLast, size & 255, size >> 8, ~size & 255, (~size >> 8) & 255);
    for (const byte of piece) stored.push(byte);
  }
  const image = [0x78, 0x01, ...stored, ...number32(adler32(Uint8Array.from(lines)))];
  return Uint8Array.from([
    ...[0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
    ...chunk("IHDR", [...number32(width), ...number32(height), 1, 0, 0, 0, 0]),
    ...chunk("IDAT", image),
    ...chunk("IEND", []),
  ]);
}
