/** A request that cannot be answered: the reader is told why and what to do. */
export class Refusal extends Error {
  readonly statusCode: number;
  readonly retryAfterSeconds?: number;
  constructor(statusCode: number, message = '', retryAfterSeconds?: number) {
    super(message);
    this.statusCode = statusCode;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

export const notFound = (): Refusal => new Refusal(404);
