import { itReads } from './reading.ts';

itReads('sponsor.required', {
  English: [
    ['No invitation letter is required.', false],
    ['Applicants do not need to be invited by a Chinese employer.', false],
    ['There is no need for an employer or inviting entity in China.', false],
    ['The K visa does not require sponsorship by a domestic employer.', false],
    ['An invitation letter is not needed.', false],
    ['Applications can be made without an invitation from a Chinese entity.', false],
    ['Applicants are exempt from submitting an invitation letter.', false],
    ['An invitation letter from a host institution in China is mandatory.', true],
    ['Applicants must be sponsored by a Chinese employer.', true],
    ['The applicant shall provide an invitation letter issued by a research institution in China.', true],
    ['Each application requires the invitation of a Chinese entity.', true],
    ['The consular officer may request an invitation letter if necessary.', undefined],
  ],
  Chinese: [
    ['申请K字签证不要求国内有聘用或邀请单位。', false],
    ['无须提供邀请函。', false],
    ['申请人可凭个人资质申请，无需境内雇主或邀请单位。', false],
    ['邀请函不是必需材料。', false],
    ['须由境内用人单位出具邀请函。', true],
    ['申请人必须有境内单位邀请。', true],
    ['须提交境内接收单位的邀请函原件。', true],
    ['必要时，领事官员可要求提供邀请函。', undefined],
  ],
  'Traditional Chinese': [
    ['申請人無需提供境內單位的邀請函。', false],
    ['申請人須提供邀請函。', true],
  ],
  Spanish: [
    ['No se requiere carta de invitación.', false],
    ['Se requiere una carta de invitación de una entidad china.', true],
  ],
  French: [
    ["Une lettre d'invitation n'est pas nécessaire.", false],
    ["Une lettre d'invitation d'un organisme chinois est requise.", true],
  ],
  German: [
    ['Eine Einladung ist nicht erforderlich.', false],
    ['Ein Einladungsschreiben einer chinesischen Einrichtung ist erforderlich.', true],
  ],
  Russian: [
    ['Приглашение не требуется.', false],
    ['Требуется приглашение от китайской организации.', true],
  ],
  Japanese: [
    ['招聘状は不要です。', false],
    ['中国国内の受け入れ機関からの招聘状が必要です。', true],
  ],
  Korean: [
    ['초청장은 필요하지 않습니다.', false],
    ['중국 기관의 초청장이 필요합니다.', true],
  ],
  Arabic: [['لا يشترط تقديم دعوة من جهة صينية.', false]],
});
