export interface KeptAnswer {
  readonly headers: Readonly<Record<string, number | string | string[] | undefined>>;
  readonly body: Buffer;
}

/** An answer above this share of the room is not kept: it would push out all others. */
const LARGEST_SHARE = 1 / 16;

/**
 * Answers in memory, the longest unused forgotten first. The key must name everything that an answer follows from, the state of
 * the archive included: what was kept under an older state is never asked for again and falls out.
 * @param room bytes that all bodies together may take
 */
export function keptAnswers(room: number) {
  const answers = new Map<string, KeptAnswer>();
  let taken = 0;
  return {
    find(key: string): KeptAnswer | undefined {
      const answer = answers.get(key);
      if (answer) {
        // A Map keeps its order: the first key is the one unused longest.
        answers.delete(key);
        answers.set(key, answer);
      }
      return answer;
    },
    keep(key: string, answer: KeptAnswer): void {
      if (answer.body.length > room * LARGEST_SHARE || answers.has(key)) return;
      answers.set(key, answer);
      taken += answer.body.length;
      for (const [oldest, { body }] of answers) {
        if (taken <= room) break;
        answers.delete(oldest);
        taken -= body.length;
      }
    },
    /** Bytes that all kept bodies take. */
    bytes: (): number => taken,
  };
}
