/** Short forms whose full stop ends no sentence. */
const ABBREVIATION =
  /(?:^|[\s(])(?:nos?|arts?|mr|mrs|ms|dr|st|e\.g|i\.e|p\.ex|approx|incl|w\.e\.f|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|tel|fig|vol|ggf|bzw|z\.b|d\.h|ph\.d|m\.sc|b\.sc|m\.eng|b\.eng|д|г|ст|стр|тел|núm|pág|sr|sra|av)\.$/iu;
/** A list marker at the start of a sentence: "1.", "II.", "a.". */
const MARKER = /^\s*\(?(?:\d{1,2}|[ivxIVX]{1,4}|\p{L})\.$/u;
/** "1. Oktober": an ordinal before a month, as German, Czech, Slovak, Danish and Norwegian write it. */
const MONTH_NEXT =
  /^\s?(?:jan|feb|mär|mar|apr|ma[ij]|jun|jul|aug|sep|o[ck]t|nov|de[cz]|led|úno|bře|dub|kvě|červ|srp|zář|říj|lis|pro|lebensjahr|geburtstag|(?:arbeits|werk)?tag\b)/i;
const BOUNDARY = /[。！？；!?;]+["'”’」』）)]*|\.["'”’)]*(?=\s)|\n+|(?<=\p{Ll}[\p{Ll})])\.(?=\p{Lu}\p{Ll})/gu;
/** Longer sentences are cut: bounded work on hostile pages. */
const LONGEST = 4000;

/** Splits text into sentences, each an exact substring without outer white space; abbreviations and "1." do not end one. */
export function splitSentences(text: string): string[] {
  const sentences: string[] = [];
  let from = 0;
  const push = (to: number): void => {
    for (let at = from; at < to; at += LONGEST) {
      const sentence = text.slice(at, Math.min(to, at + LONGEST)).trim();
      if (sentence) sentences.push(sentence);
    }
    from = to;
  };
  for (const match of text.matchAll(BOUNDARY)) {
    const end = match.index + match[0].length;
    if (match[0].startsWith('.') && endsNoSentence(text, from, match.index)) continue;
    push(end);
  }
  push(text.length);
  return sentences;
}

function endsNoSentence(text: string, from: number, stop: number): boolean {
  if (ABBREVIATION.test(text.slice(Math.max(from, stop - 8), stop + 1))) return true;
  if (/\d{1,2}$/.test(text.slice(Math.max(0, stop - 2), stop)) && MONTH_NEXT.test(text.slice(stop + 1, stop + 12)))
    return true;
  return stop - from < 12 && MARKER.test(text.slice(from, stop + 1));
}
