import { itStates, type Passage } from './labelled.ts';

/** Invented pages as missions and visa centres write them. */
const PASSAGES: readonly Passage[] = [
  {
    title: 'Hướng dẫn xin thị thực K',
    url: 'http://vn.china-embassy.gov.cn/vie/k.htm',
    text: `Người xin thị thực K phải từ đủ 18 tuổi đến 45 tuổi, có bằng cử nhân trở lên thuộc các ngành khoa học, công nghệ, kỹ thuật, toán học.
Không cần thư mời hoặc đơn vị sử dụng lao động tại Trung Quốc.
Hồ sơ gồm: hộ chiếu còn hạn trên 6 tháng, tờ khai xin thị thực, 01 ảnh, bằng đại học, sơ yếu lý lịch.
Thời gian xử lý: 4 ngày làm việc. Nộp hồ sơ tại Trung tâm dịch vụ xin thị thực Trung Quốc, phải đặt lịch hẹn trước.`,
    facts: {
      'eligibility.age.min': 18,
      'eligibility.age.max': 45,
      'eligibility.degree.min': 'bachelor',
      'eligibility.fields': ['mathematics', 'engineering', 'technology', 'science'],
      'sponsor.required': false,
      'documents.required': ['degree-certificate', 'cv', 'photo', 'application-form', 'passport'],
      'processing.regular.days': 4,
      'procedure.channel': ['visa-centre'],
      'procedure.appointment': true,
    },
  },
  {
    title: 'Panduan Permohonan Visa K',
    url: 'http://id.china-embassy.gov.cn/ind/k.htm',
    text: `Syarat: berusia 18 sampai 45 tahun; memiliki gelar sarjana atau lebih tinggi di bidang sains, teknologi, teknik, atau matematika.
Tidak memerlukan surat undangan maupun sponsor dari perusahaan di Tiongkok.
Dokumen: paspor asli, formulir permohonan, pas foto, ijazah, daftar riwayat hidup.
Mulai 1 Maret 2026, permohonan diajukan melalui Chinese Visa Application Service Center di Jakarta. Proses reguler 4 hari kerja, ekspres 2 hari kerja.`,
    facts: {
      'eligibility.age.min': 18,
      'eligibility.age.max': 45,
      'eligibility.degree.min': 'bachelor',
      'eligibility.fields': ['mathematics', 'engineering', 'technology', 'science'],
      'sponsor.required': false,
      'documents.required': ['degree-certificate', 'cv', 'photo', 'application-form', 'passport'],
      'effective.from': '2026-03-01',
      'procedure.channel': ['visa-centre'],
      'processing.regular.days': 4,
      'processing.express.days': 2,
    },
  },
  {
    title: 'ประกาศเรื่องการยื่นขอวีซ่า',
    url: 'http://th.china-embassy.gov.cn/tha/k.htm',
    text: `ตั้งแต่วันที่ 1 มกราคม 2568 เป็นต้นไป ผู้ยื่นขอวีซ่าไม่ต้องนัดหมายล่วงหน้า สามารถยื่นเอกสารที่ศูนย์ยื่นวีซ่าจีนได้โดยตรง ระยะเวลาดำเนินการปกติ 4 วันทำการ แบบเร่งด่วน 2 วันทำการ
เอกสาร: หนังสือเดินทาง แบบฟอร์มคำร้อง รูปถ่าย 1 ใบ`,
    facts: {
      'effective.from': '2025-01-01',
      'procedure.appointment': false,
      'procedure.channel': ['visa-centre'],
      'processing.regular.days': 4,
      'processing.express.days': 2,
      'documents.required': ['photo', 'application-form', 'passport'],
    },
  },
  {
    title: 'معلومات عن تأشيرة K',
    url: 'http://jeddah.china-consulate.gov.cn/ara/a.htm',
    text: `الفئة العمرية | من 20 إلى 40 سنة
المؤهل العلمي | الماجستير فما فوق
التخصص | الذكاء الاصطناعي، التكنولوجيا الحيوية، علوم المواد
الدعوة | غير مطلوبة
عدد مرات الدخول | متعدد
مدة صلاحية التأشيرة | سنتان
مدة الإقامة | 60 يوماً
المقابلة | مطلوبة
الرسوم | 375 ريالاً
مدة الإنجاز | 5 أيام عمل`,
    facts: {
      'eligibility.age.min': 20,
      'eligibility.age.max': 40,
      'eligibility.degree.min': 'master',
      'eligibility.fields': ['artificial-intelligence', 'biotechnology', 'materials-science'],
      'sponsor.required': false,
      'visa.entries': 'multiple',
      'visa.validity': 'P2Y',
      'visa.stay': 'P60D',
      'procedure.interview': true,
      fee: [{ amount: 375, currency: 'SAR' }],
      'processing.regular.days': 5,
    },
  },
  {
    title: 'تنويه',
    url: 'http://kw.china-embassy.gov.cn/ara/b.htm',
    text: `تود سفارة جمهورية الصين الشعبية الإفادة بأنه ابتداءً من تاريخ 2 فبراير 2026 ستقوم بأخذ بصمات جميع المتقدمين للحصول على التأشيرة، باستثناء من تقل أعمارهم عن 14 سنة أو تزيد على 70 سنة. وعلى المتقدمين الحضور شخصياً إلى السفارة بعد حجز موعد عبر الموقع الإلكتروني.`,
    facts: {
      'procedure.biometrics': true,
      'effective.from': '2026-02-02',
      'procedure.channel': ['embassy'],
      'procedure.appointment': true,
    },
  },
  {
    title: 'Thông báo về lệ phí thị thực',
    url: 'http://danang.china-consulate.gov.cn/vie/a.htm',
    text: `Từ ngày 1/1/2026 đến hết ngày 31/12/2026, lệ phí thị thực đối với công dân Việt Nam như sau: một lần: 45 USD; hai lần: 68 USD; nhiều lần trong 6 tháng: 90 USD; nhiều lần trong 1 năm: 135 USD. Làm nhanh thu thêm 20 USD.
Người xin thị thực ngắn hạn được miễn lấy dấu vân tay và không cần đặt lịch hẹn.`,
    facts: {
      'effective.from': '2026-01-01',
      'effective.until': '2026-12-31',
      fee: [
        { entries: 'single', nationality: 'VN', amount: 45, currency: 'USD' },
        { entries: 'double', nationality: 'VN', amount: 68, currency: 'USD' },
        { entries: 'multiple', nationality: 'VN', amount: 90, currency: 'USD' },
        { entries: 'multiple', nationality: 'VN', amount: 135, currency: 'USD' },
        { nationality: 'VN', amount: 20, currency: 'USD' },
      ],
      'procedure.biometrics': false,
      'procedure.appointment': false,
    },
  },
  {
    title: 'Dokumen Visa Turis (L)',
    url: 'http://denpasar.china-consulate.gov.cn/ind/a.htm',
    text: `1. Paspor asli dengan masa berlaku minimal 6 bulan
2. Formulir permohonan visa yang telah diisi dan ditandatangani
3. Satu lembar pas foto terbaru
4. Tiket pesawat pulang pergi dan pemesanan hotel
5. Bagi WNA: KITAS
Pengambilan sidik jari dilakukan saat pengajuan. Tidak perlu membuat janji temu.`,
    facts: {
      'documents.required': ['passport', 'application-form', 'photo', 'itinerary', 'residence-proof'],
      'procedure.biometrics': true,
      'procedure.appointment': false,
    },
  },
  {
    title: 'การเก็บลายนิ้วมือผู้ขอวีซ่า',
    url: 'http://songkhla.china-consulate.gov.cn/tha/a.htm',
    text: `ตั้งแต่วันที่ 3 มีนาคม 2568 เป็นต้นไป สถานกงสุลใหญ่จะเก็บลายนิ้วมือผู้ยื่นขอวีซ่าทุกคน ยกเว้นผู้ที่มีอายุต่ำกว่า 14 ปีหรือมากกว่า 70 ปี ผู้ยื่นขอวีซ่าต้องนัดหมายล่วงหน้าและมายื่นด้วยตนเองที่สถานกงสุลใหญ่`,
    facts: {
      'effective.from': '2025-03-03',
      'procedure.biometrics': true,
      'procedure.appointment': true,
      'procedure.channel': ['embassy'],
    },
  },
  {
    title: 'ضوابط منح تأشيرة K',
    url: 'http://sa.china-embassy.gov.cn/ara/2.htm',
    text: `المادة الأولى: تُمنح التأشيرة لمن لم يتجاوز سن الأربعين من حملة الماجستير أو الدكتوراه في الهندسة أو علوم الحاسوب من الجامعات المعترف بها دولياً.
المادة الثانية: لا يُطلب من مقدم الطلب تقديم دعوة أو عقد عمل.
المادة الثالثة: تكون التأشيرة صالحة لثلاث سنوات ولعدة سفرات، على ألا تزيد مدة البقاء في كل مرة على تسعين يوماً.
المادة الرابعة: يُحظر على حامل التأشيرة ممارسة أي عمل مأجور.
المادة الخامسة: يُعمل بهذه الضوابط من 1 يناير 2026.`,
    facts: {
      'eligibility.age.max': 40,
      'eligibility.degree.min': 'master',
      'eligibility.institution': 'الجامعات المعترف',
      'eligibility.fields': ['computer-science', 'engineering'],
      'sponsor.required': false,
      'visa.validity': 'P3Y',
      'visa.entries': 'multiple',
      'visa.stay': 'P90D',
      'employment.permitted': 'no',
      'effective.from': '2026-01-01',
    },
  },
  {
    title: 'Hồ sơ xin thị thực thương mại (M)',
    url: 'http://vn.china-embassy.gov.cn/vie/1.htm',
    text: `1. Hộ chiếu gốc còn hạn ít nhất 6 tháng
2. Tờ khai xin thị thực
3. 01 ảnh 3,3 x 4,8 cm
4. Thư mời của đối tác Trung Quốc
5. Sao kê ngân hàng 3 tháng gần nhất
Đại sứ quán có thể yêu cầu phỏng vấn. Lệ phí không hoàn lại.
Thời gian giải quyết: thông thường 4 ngày làm việc, khẩn 2 ngày làm việc.`,
    facts: {
      'documents.required': ['passport', 'application-form', 'photo', 'invitation-letter', 'financial-proof'],
      'processing.regular.days': 4,
      'processing.express.days': 2,
    },
  },
];

itStates(PASSAGES);
