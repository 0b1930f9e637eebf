import { describe, expect, it } from 'vitest';
import type { ChangeKind } from '../../src/domain/change.ts';
import type { SourceKind } from '../../src/domain/source.ts';
import { type Judgement, judgeChange, type Side } from '../../src/interpret/judge.ts';
import { blocksOfText, readDocument } from '../../src/interpret/read.ts';

const sourceName = { en: 'Embassy of China in the United States', zh: '中国驻美国大使馆' };

function side(title: string, text: string, language = 'en'): Side {
  const blocks = blocksOfText(text);
  return {
    document: { title, blocks, language },
    reading: readDocument({ title, blocks, language, official: true, url: 'http://us.china-embassy.gov.cn/' }),
  };
}

function judge(
  kind: ChangeKind,
  before: Side | null,
  after: Side | null,
  sourceKind: SourceKind = 'embassy',
): Judgement {
  const old = before?.document.blocks.map(({ text }) => text) ?? [];
  const now = after?.document.blocks.map(({ text }) => text) ?? [];
  const diff = [
    ...old.filter((text) => !now.includes(text)).map((text) => ({ op: 'removed' as const, before: text })),
    ...now.filter((text) => !old.includes(text)).map((text) => ({ op: 'added' as const, after: text })),
  ];
  return judgeChange({ kind, before, after, diff, sourceName, sourceKind });
}

const rules = (age: number, more = '') =>
  side('K visa guidelines', `Applicants must be aged 18 to ${age}.\nThe visa fee is 140 USD.\n${more}`);
const types = (last: string) =>
  side('Visa categories', `F visa: exchanges and visits.\nL visa: tourism.\nM visa: commerce and trade.\n${last}`);

describe('the facts of a change', () => {
  it('are the K visa’s where a page begins to speak of it, though the rules stand under no heading of its own', () => {
    const guide = (more: string) => side('Visa guide', `We issue L visas and M visas${more}`);
    const now = guide(', F visas and K visas.\nGeneral rules\nApplicants must be aged 21 to 46.');
    const { facts } = judge('published', guide('.'), now);
    expect(facts.map(({ fact }) => fact)).toEqual(['eligibility.age.min', 'eligibility.age.max']);
  });
});

describe('the severity of a change', () => {
  it('is critical where requirements of the K visa are published', () => {
    expect(judge('published', null, rules(45)).severity).toBe('critical');
  });

  it('is critical where they are withdrawn, and major for a general visa page', () => {
    expect(judge('withdrawn', rules(45), null).severity).toBe('critical');
    expect(judge('withdrawn', side('Visa fees', 'The fee is 140 USD.'), null).severity).toBe('major');
  });

  it('is critical for eligibility, sponsorship and employment, major for other facts, minor for wording', () => {
    expect(judge('amended', rules(45), rules(40)).severity).toBe('critical');
    expect(judge('amended', rules(45), rules(45, 'An invitation letter is required.')).severity).toBe('critical');
    expect(judge('amended', rules(45), rules(45, 'Each stay may not exceed 90 days.')).severity).toBe('major');
    expect(judge('amended', rules(45), rules(45, 'Please be patient.')).severity).toBe('minor');
  });

  it('is critical where K joins a list of visa types', () => {
    const judgement = judge(
      'published',
      types('Z visa: work.'),
      types('Z visa: work.\nK visa: young talents in science and technology.'),
    );
    expect(judgement).toMatchObject({ relevance: 'k-visa', severity: 'critical' });
  });

  it('is critical where K is struck from the list again', () => {
    const judgement = judge('amended', types('Z visa: work.\nK visa: young talents.'), types('Z visa: work.'));
    expect(judgement).toMatchObject({ relevance: 'k-visa', severity: 'critical' });
  });

  it('is major for a first mention without requirements', () => {
    const after = side(
      'Aviso sobre la solicitud del visado K',
      'A partir del 1 de octubre, China ofrece el visado K.',
      'es',
    );
    expect(judge('published', null, after).severity).toBe('major');
  });

  it('is minor for a remark at a briefing and for a city pilot', () => {
    const remark = side(
      "Spokesperson's Remarks on the K Visa",
      'Missions abroad will publish the details of the K visa in due course.',
    );
    expect(judge('published', null, remark, 'ministry').severity).toBe('minor');
    const pilot = side('One-Stop Counter for K Visa Holders', 'K visa holders may register their start-up here.');
    expect(judge('published', null, pilot, 'city').severity).toBe('minor');
  });

  it('is critical for the decree that creates the category', () => {
    const decree = side('关于修改外国人入境出境管理条例的决定', '增加K字签证，发给入境的外国青年科技人才。', 'zh');
    expect(judge('published', null, decree, 'ministry').severity).toBe('critical');
  });

  it('is minor for a move and major for a restoration', () => {
    expect(judge('moved', rules(45), rules(45)).severity).toBe('minor');
    expect(judge('restored', rules(45), rules(45)).severity).toBe('major');
  });
});

describe('the relevance of a change', () => {
  it('is that of what changed: an edit of the R section on a page that also lists K is a visa matter', () => {
    const page = (days: number) =>
      side(
        'Visa categories',
        `L visa\nTourism.\nR visa\nEach stay may not exceed ${days} days.\nK visa\nEach stay may not exceed 90 days.`,
      );
    expect(judge('amended', page(180), page(120)).relevance).toBe('visa');
  });

  it('stays with the K visa where a general rule of its page changes', () => {
    expect(judge('amended', rules(45), rules(45, 'Fees are not refunded.')).relevance).toBe('k-visa');
  });
});

describe('topics', () => {
  it('follow from the facts, in the order of the contract', () => {
    expect(judge('published', null, rules(45)).topics).toEqual(['eligibility', 'fee']);
  });

  it('follow from the changed words where no fact moved', () => {
    const before = side('Visa rules', 'L visa applicants show a bank balance covering 3 days of stay.');
    const after = side('Visa rules', 'L visa applicants show a bank balance covering 9 days of stay.');
    expect(judge('amended', before, after)).toMatchObject({ relevance: 'visa', severity: 'major' });
    expect(judge('amended', before, after).topics).toContain('documents');
  });
});

describe('the summary', () => {
  it('names source, fact, old and new value and the way, in both languages', () => {
    expect(judge('amended', rules(45), rules(40)).summary).toEqual({
      en: 'Embassy of China in the United States: K visa age limit 45 → 40 (tightened)',
      zh: '中国驻美国大使馆：K字签证年龄上限 45 → 40（收紧）',
    });
  });

  it('lists what a publication states', () => {
    const { summary } = judge('published', null, rules(45));
    expect(summary.en).toBe(
      'Embassy of China in the United States: K visa guidelines published: age 18–45, fee 140 USD',
    );
    expect(summary.zh).toBe('中国驻美国大使馆：公布K字签证须知：年龄18–45周岁，费用140美元');
  });

  it('tells services and dates in words of the reader', () => {
    const fees = (express: number, from: string) =>
      side(
        'K visa fees',
        `Regular service: 140 USD.\nExpress service: ${express} USD.\nThese rules take effect on ${from}.`,
      );
    const { summary } = judge('amended', fees(160, '1 October 2027'), fees(170, '15 October 2027'));
    expect(summary.zh).toContain('加急件160美元 → 加急件170美元');
    expect(summary.zh).toContain('2027年10月1日 → 2027年10月15日');
    expect(summary.en).toContain('express 160 USD → express 170 USD');
  });

  it('names a page of another subject once', () => {
    const { summary } = judge('withdrawn', side('Reception', 'A reception was held.'), null);
    expect(summary.zh).toBe('中国驻美国大使馆：页面已撤下：Reception');
    expect(summary.en).toBe('Embassy of China in the United States: page withdrawn: Reception');
  });

  it('is one bounded line without markup', () => {
    const { summary } = judge('withdrawn', side(`<b>K visa</b>\n${'long '.repeat(100)}`, 'K visa'), null);
    expect(summary.en.length).toBeLessThanOrEqual(160);
    expect(summary.en).not.toMatch(/[<>\n]/);
  });
});
