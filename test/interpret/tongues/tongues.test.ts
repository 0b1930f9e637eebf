import { describe, expect, it } from 'vitest';
import { fold } from '../../../src/interpret/text/fold.ts';
import { tonguesOf } from '../../../src/interpret/tongues/index.ts';

const tongueOf = (text: string, line = text): string | undefined => tonguesOf([fold(text)])(fold(line))?.code;

describe('the language of a line', () => {
  it.each([
    ['de', 'Die Bearbeitung des Antrags dauert vier Arbeitstage.'],
    ['fr', "Les demandes de visa sont reçues par l'ambassade du lundi au vendredi."],
    ['es', 'Los solicitantes deberán presentar el pasaporte y una fotografía.'],
    ['it', 'Il passaporto si consegna al Centro Visti della città di Roma.'],
    ['pt', 'Os requerentes não precisam de marcação para entregar o pedido.'],
    ['nl', 'De aanvraag van het visum wordt bij de ambassade ingediend.'],
    ['pl', 'Wnioski o wydanie wizy należy składać w konsulacie.'],
    ['tr', 'Başvuru sahibi için pasaport ve form gereklidir, vize bir yıl geçerlidir.'],
    ['vi', 'Người xin thị thực phải nộp hộ chiếu và tờ khai.'],
    ['id', 'Permohonan visa yang lengkap diajukan di kedutaan dengan paspor.'],
    ['ru', 'Срок рассмотрения — 4 рабочих дня.'],
    ['ja', '予約は不要です。'],
    ['ko', '예약은 필요 없습니다.'],
    ['ar', 'لا يلزم حجز موعد.'],
    ['th', 'ไม่ต้องนัดหมาย'],
  ])('is %s', (code, text) => {
    expect(tongueOf(text)).toBe(code);
  });

  it.each([
    'The visa is ready after 5 working days.',
    'Applicants must hold a degree in a STEM field.',
    'A visa centre in Paris: Monday to Friday',
    '签证申请人须预约。',
    'Passport',
  ])('is left to the rules for English and Chinese: %s', (text) => {
    expect(tongueOf(text)).toBeUndefined();
  });

  it("is its page's where a line has no words of its own", () => {
    expect(tongueOf('La demande de visa est présentée par le demandeur.\nPasseport', 'passeport')).toBe('fr');
  });

  it('is Japanese for a line of Chinese characters alone on a Japanese page', () => {
    expect(tongueOf('ビザの申請についてのお知らせです。\n手数料', '手数料')).toBe('ja');
  });
});

describe('numbers in words become digits', () => {
  it.each([
    ['cinq ans', '5 ans'],
    ['al cuarto día hábil', 'al 4 día hábil'],
    ['لمدة خمس سنوات', 'لمدة 5 سنوات'],
    ['لثلاث سنوات', 'ل3 سنوات'],
    ['شهرين', '2 شهر'],
    ['سن الأربعين', 'سن 40'],
    ['два въезда', '2 въезда'],
  ])('%s', (text, digits) => {
    expect(fold(text)).toBe(digits);
  });

  it('but stay words where they count nothing', () => {
    expect(fold('Sie sind willkommen, una vez más, on the list')).toBe('sie sind willkommen, una vez más, on the list');
  });
});
