/** Reads lines and counted bytes from a stream of chunks; holds no more than what was asked for and one chunk. */
export class ByteReader {
  readonly #chunks: AsyncIterator<Buffer>;
  #rest: Buffer = Buffer.alloc(0);

  constructor(stream: AsyncIterable<Buffer>) {
    this.#chunks = stream[Symbol.asyncIterator]();
  }

  /** The next line without its end; null at the end of the stream. @throws Error where it is longer than `longest` bytes. */
  async line(longest: number): Promise<Buffer | null> {
    const parts: Buffer[] = [];
    let length = 0;
    for (;;) {
      const end = this.#rest.indexOf(10);
      const part = end < 0 ? this.#rest : this.#rest.subarray(0, end);
      parts.push(part);
      length += part.length;
      if (length > longest) throw new Error(`a line longer than ${longest} bytes`);
      if (end >= 0) {
        this.#rest = this.#rest.subarray(end + 1);
        const line = Buffer.concat(parts);
        return line.at(-1) === 13 ? line.subarray(0, -1) : line;
      }
      this.#rest = Buffer.alloc(0);
      if (!(await this.#more())) return length === 0 ? null : Buffer.concat(parts);
    }
  }

  /** Exactly so many bytes. @throws Error where the stream ends before. */
  async take(count: number): Promise<Buffer> {
    const parts: Buffer[] = [];
    await this.#pass(count, (part) => parts.push(part));
    return Buffer.concat(parts);
  }

  /** Passes over so many bytes. @throws Error where the stream ends before. */
  skip(count: number): Promise<void> {
    return this.#pass(count, () => {});
  }

  async #pass(count: number, use: (part: Buffer) => void): Promise<void> {
    let left = count;
    while (left > 0) {
      if (this.#rest.length === 0 && !(await this.#more())) throw new Error(`the file ends ${left} bytes too early`);
      const part = this.#rest.subarray(0, left);
      this.#rest = this.#rest.subarray(part.length);
      left -= part.length;
      use(part);
    }
  }

  async #more(): Promise<boolean> {
    const { value, done } = await this.#chunks.next();
    if (done) return false;
    this.#rest = value;
    return true;
  }
}
