import { itReads } from './reading.ts';

itReads('documents.required', {
  English: [
    [
      'Applicants must submit the following documents:\n1. Passport valid for six months\n2. Completed application form\n3. Recent photo\n4. Degree certificate',
      ['passport', 'application-form', 'photo', 'degree-certificate'],
    ],
    ['Please submit your passport and a recent photo.', ['photo', 'passport']],
    [
      'Required documents\n• Passport and a photocopy of its data page\n• Curriculum vitae\n• Police clearance certificate',
      ['passport', 'cv', 'no-criminal-record'],
    ],
    ['The consular officer may ask for bank statements.', undefined],
    ['An invitation letter is not required.', undefined],
  ],
  Chinese: [
    [
      '申请人须提交以下材料：\n1、护照原件及复印件\n2、签证申请表\n3、近期照片一张\n4、学位证书',
      ['passport', 'application-form', 'photo', 'degree-certificate'],
    ],
    ['所需材料\n（一）护照\n（二）个人简历\n（三）无犯罪记录证明', ['passport', 'cv', 'no-criminal-record']],
    ['必要时可要求提供银行流水。', undefined],
  ],
  'Traditional Chinese': [
    ['申請人須提交下列材料：\n1、護照\n2、申請表\n3、照片', ['passport', 'application-form', 'photo']],
  ],
  Spanish: [
    [
      'Documentos necesarios:\n1. Pasaporte\n2. Formulario de solicitud\n3. Fotografía reciente',
      ['passport', 'application-form', 'photo'],
    ],
  ],
  French: [
    [
      'Documents à fournir :\n- Passeport\n- Formulaire de demande\n- Photo récente',
      ['passport', 'application-form', 'photo'],
    ],
  ],
  German: [
    [
      'Erforderliche Unterlagen:\n- Reisepass\n- Antragsformular\n- Passbild',
      ['passport', 'application-form', 'photo'],
    ],
  ],
  Russian: [
    ['Необходимые документы:\n1. Паспорт\n2. Анкета\n3. Фотография', ['passport', 'application-form', 'photo']],
  ],
  Japanese: [['必要書類：\n1. パスポート\n2. 申請書\n3. 写真', ['passport', 'application-form', 'photo']]],
  Korean: [['구비서류:\n1. 여권\n2. 신청서\n3. 사진', ['passport', 'application-form', 'photo']]],
  Arabic: [
    ['المستندات المطلوبة:\n1. جواز السفر\n2. استمارة الطلب\n3. صورة شخصية', ['passport', 'application-form', 'photo']],
  ],
});
