/** What a parameter means, and a value that can be tried. */
export interface Parameter {
  readonly description: string;
  /** Absent where the schema lists the values, or where only an answer can give one. */
  readonly example?: string | number;
}

/** By name: a name means the same in every list. */
export const PARAMETERS: Readonly<Record<string, Parameter>> = {
  at: { description: 'As it stood at this time; absent: now', example: '2026-10-16' },
  cause: { description: 'site: the publisher; engine: better rules of ours; import: found in imported captures' },
  country: { description: 'Host country, ISO 3166-1 alpha-2; CN for ministries and cities', example: 'US' },
  current: { description: '1: only texts that stand today' },
  cursor: { description: 'The "next" of the answer before; entries added meanwhile move nothing' },
  fact: { description: 'Name of a policy fact', example: 'eligibility.age.max' },
  id: { description: 'As the list names the entry' },
  kind: { description: 'Of the change, or of the publisher, as the list says' },
  language: { description: 'BCP 47, of the text', example: 'zh' },
  limit: { description: 'Entries of one answer; 50 unless told', example: 10 },
  q: { description: 'Words, or any two Chinese characters; in quotation marks: this phrase', example: 'K visa' },
  relevance: { description: 'k-visa: of the K visa; visa: of other visas; other: the rest' },
  severity: { description: 'As severe as this' },
  since: {
    description:
      'From this time on, UTC: when it was detected, captured, looked at or replaced; of words: when they stood',
    example: '2026-10-01',
  },
  source: { description: 'Id of a publisher', example: 'embassy-us' },
  state: { description: 'Do the words stand today?' },
  topic: { description: 'What the change touches' },
  until: { description: 'Before this time, UTC', example: '2027-01-01' },
  url: { description: 'Official address, exactly', example: 'http://us.example/eng/lsfw/zj/kvisa.htm' },
  year: { description: 'Of the time in force', example: '2026' },
};
