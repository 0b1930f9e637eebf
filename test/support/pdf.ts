/** A PDF file of one page with the given content stream. `filter`: how the stream is packed. */
export function pdfOf(stream: Uint8Array, filter?: string): Uint8Array {
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    null,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ];
  const parts: Buffer[] = [Buffer.from('%PDF-1.4\n')];
  const offsets: number[] = [];
  let at = parts[0]!.length;
  for (const [index, body] of objects.entries()) {
    offsets.push(at);
    const head = `<< /Length ${stream.length}${filter ? ` /Filter /${filter}` : ''} >>\nstream\n`;
    const whole = Buffer.concat([
      Buffer.from(`${index + 1} 0 obj\n`),
      body === null ? Buffer.concat([Buffer.from(head), stream, Buffer.from('\nendstream')]) : Buffer.from(body),
      Buffer.from('\nendobj\n'),
    ]);
    parts.push(whole);
    at += whole.length;
  }
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const tail = `xref\n0 6\n0000000000 65535 f \n${table}trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n${at}\n%%EOF\n`;
  return Buffer.concat([...parts, Buffer.from(tail)]);
}

/** Lines of text, one below the other. */
export const lines = (...texts: readonly string[]): Uint8Array =>
  Buffer.from(texts.map((text, n) => `BT /F1 12 Tf 72 ${780 - n * 30} Td (${text}) Tj ET`).join('\n'));
