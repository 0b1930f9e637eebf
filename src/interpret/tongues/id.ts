import { lexicon } from './lexicon.ts';

/** Indonesian and Malay. */
export const INDONESIAN = lexicon('id', {
  common:
    'permohonan paspor pemohon tahun hari kerja serta tiongkok dan yang di untuk dengan dari tidak ini pada dalam atau adalah oleh harus akan dapat ke telah anda bagi',
  deny: 'tidak(?! hanya| lebih| kurang)|tanpa perlu|bukan|belum|dihapus|dibatalkan|ditiadakan|dibebaskan|pembebasan|dikecualikan|dihentikan|ditangguhkan|opsional|penghapusan|tak_|meniadakan',
  without: 'tanpa',
  demand:
    'harus|wajib|perlu|diperlukan|diharuskan|diwajibkan|dibutuhkan|dimohon|mohon|silakan|hanya (?:dengan|melalui)|memerlukan|diambil|terlebih dahulu|dilakukan|disyaratkan',
  may: 'jika|apabila|bila|dapat_|bisa_|mungkin|dalam hal|bila perlu|disarankan|kadang|berhak',
  permit: 'dapat|boleh|bisa|diizinkan|diperbolehkan|memungkinkan|berhak|mendampingi|menyertai',
  former: 'hingga saat ini|semula',
  yes: 'ya_|benar|boleh|bisa',
  no: 'tidak|bukan|belum|tak_',
  appointment: 'janji temu|perjanjian|reservasi|membuat janji|janji_|temu janji|booking|appointment|penjadwalan',
  interview: 'wawancara|temu duga|interview',
  prints: 'sidik jari|cap jari|biometri',
  sponsor:
    'undangan|jemputan|pengundang|majikan|pemberi kerja|sponsor|penjamin|kontrak kerja|tawaran kerja|instansi penerima|perusahaan (?:di )?tiongkok',
  family: 'keluarga|pasangan|suami|istri|isteri|anak',
  work: 'bekerja|pekerjaan|kerja_|dibayar',
  workPermit: 'izin kerja|permit kerja|izin bekerja',
  others: 'anak|di bawah umur|pelajar|mahasiswa|sidik jari|orang tua|wali',
  age: 'usia|umur|berusia|berumur|tahun',
  ageRange: '(?:antara )?#(?: tahun)? ?(?:sampai|hingga|sampai dengan|s/d|-|dan) ?#(?: tahun)?',
  ageMin:
    '(?:minimal|sekurang-kurangnya|paling sedikit|setidaknya|di atas|minimum|genap|paling rendah|tidak kurang dari|sekurangnya) # tahun|# tahun (?:ke atas|atau lebih)|usia minim\\p{L}+[^.\\d]{0,12}#',
  ageMax:
    '(?:maksimal|paling tinggi|tidak lebih dari|tidak melebihi|maksimum|hingga|sampai|paling tua|tidak boleh melebihi|setinggi-tingginya|batas usia[^.\\d]{0,24}|usia maksim\\p{L}+[^.\\d]{0,16}) #|# tahun (?:ke bawah|atau kurang)',
  ageBelow: '(?:di bawah|kurang dari|belum (?:berusia|mencapai|genap)|bawah)(?<!tidak kurang dari) # tahun',
  experience: 'pengalaman',
  school: 'universitas|perguruan tinggi|lembaga|institut|universiti|kampus',
  renowned: 'ternama|terkemuka|terkenal|bereputasi|diakui|unggulan|bergengsi',
  stay: 'tinggal|masa tinggal|menetap|kunjungan_',
  validity: 'lama visa|masa berlaku|berlaku|sah_|tempoh',
  otherValidity:
    'paspor|pasport|formulir|borang|foto|surat|sidik jari|kartu|asuransi|izin|minimal|kebijakan|setidaknya|lebih dari',
  regular: 'reguler|biasa|normal|standar|waktu (?:proses|pemrosesan)|proses|lama',
  express: 'ekspres|kilat|cepat|segera|express|darurat|urgent',
  otherDays:
    'saat tiba|ketika tiba|sebelum|paling lambat|setelah (?:tiba|masuk|kedatangan)|membatal|pengembalian|balasan|tutup',
  centre:
    '(?:ke|di) pusat_|pusat (?:layanan |pelayanan )?(?:permohonan |aplikasi |pengajuan )?visa|chinese visa application|visa (?:application )?(?:service )?cent|pusat permohonan',
  post: '(?:di|ke|kepada|melalui|pada) (?:\\p{L}+ )?(?:kedutaan|konsulat|kedubes|bagian konsuler|loket|kaunter)',
  online:
    'online|daring|dalam talian|melalui (?:internet|situs|laman|website)|cova_|https?:|elektronik|secara elektron',
  mail: 'melalui pos|lewat pos|via pos|kurir|surat pos|dikirim melalui',
  agent: 'agen_|agensi|biro perjalanan|kuasa|perantara|perwakilan|pihak ketiga',
  lodge:
    'mengajukan|diajukan|pengajuan|permohonan|menyerahkan|diserahkan|mengisi|diisi|langsung|datang|hadir|secara langsung|diterima|menyampaikan|memohon|kirim',
  otherBusiness:
    'pembayaran|membayar|mengambil|pengambilan|telepon|informasi|legalisasi|notaris|tutup|libur|polisi|perpanjang|pengembalian',
  papers: 'dokumen|persyaratan|berkas|syarat|kelengkapan|lampiran',
  bring: 'menyerahkan|melampirkan|membawa|menyertakan|mengisi|menyiapkan|diperlukan|menunjukkan|dibutuhkan|menyediakan',
  from: 'mulai(?: tanggal)?|sejak(?: tanggal)?|terhitung(?: mulai)?(?: tanggal)?|per(?: tanggal)?_|dari(?: tanggal)?_|berlaku (?:mulai|sejak|pada)(?: tanggal)?|bermula',
  fromAfter: '',
  until: 'sampai(?: dengan)?(?: tanggal)?|hingga(?: tanggal)?|s/d|berakhir pada(?: tanggal)?',
  untilAfter: '',
  inForce: 'berlaku|diberlakukan|diterapkan|dimulai|mulai',
  otherDates: 'diterbitkan pada|diperbarui|ditandatangani|lahir|libur|tutup|dikeluarkan sebelum',
});
