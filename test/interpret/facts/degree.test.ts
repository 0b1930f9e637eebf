import { itReads } from './reading.ts';

itReads('eligibility.degree.min', {
  English: [
    ["Applicants must hold a bachelor's degree or above.", 'bachelor'],
    ['A Bachelor degree is the minimum requirement.', 'bachelor'],
    ["Applicants shall have obtained at least a Master's degree.", 'master'],
    ['Only holders of a doctorate (PhD) may apply.', 'doctorate'],
    ["A master's or doctoral degree is required.", 'master'],
    ['The applicant must have graduated with a bachelor’s degree or higher.', 'bachelor'],
    ['Applicants need an undergraduate degree at minimum.', 'bachelor'],
    ["Copy of the bachelor's degree certificate.", undefined],
    ['Students enrolled in a master programme apply for the X1 visa.', undefined],
  ],
  Chinese: [
    ['申请人须具有学士及以上学位。', 'bachelor'],
    ['本科及以上学历。', 'bachelor'],
    ['申请人应当取得硕士以上学位。', 'master'],
    ['最低学历要求：博士研究生。', 'doctorate'],
    ['具有大学本科以上学历的外国青年科技人才可以申请。', 'bachelor'],
    ['学士学位证书复印件。', undefined],
  ],
  'Traditional Chinese': [
    ['申請人須取得碩士或以上學位。', 'master'],
    ['具備學士及以上學歷。', 'bachelor'],
  ],
  Spanish: [
    ['Se requiere como mínimo un título de licenciatura.', 'bachelor'],
    ['Se exige un título de máster o superior.', 'master'],
  ],
  French: [
    ["Être titulaire au minimum d'une licence.", 'bachelor'],
    ['Le diplôme de master est exigé au minimum.', 'master'],
  ],
  German: [
    ['Voraussetzung ist mindestens ein Bachelorabschluss.', 'bachelor'],
    ['Ein Masterabschluss oder höher ist erforderlich.', 'master'],
  ],
  Russian: [
    ['Требуется степень бакалавра или выше.', 'bachelor'],
    ['Необходима степень магистра и выше.', 'master'],
  ],
  Japanese: [
    ['学士以上の学位を有すること。', 'bachelor'],
    ['修士号以上の学位が必要です。', 'master'],
  ],
  Korean: [
    ['학사 이상의 학위를 소지해야 합니다.', 'bachelor'],
    ['석사 이상의 학위가 필요합니다.', 'master'],
  ],
  Arabic: [['يجب أن يكون حاصلا على درجة البكالوريوس أو أعلى.', 'bachelor']],
  Portuguese: [['É exigido o grau de mestrado ou superior.', 'master']],
  Italian: [['È richiesta una laurea magistrale o titolo superiore.', 'master']],
});
