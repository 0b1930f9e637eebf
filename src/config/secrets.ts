type Raw = Record<string, unknown>;

/** A password in front of the host or among the parameters. */
const HAS_PASSWORD = /^\w+:\/\/[^/@\s]*:[^/@\s]+@|[?&]password=/;

/** False where a bare @, / or # of a password would cut the URL short: the rest of the password would be taken, and told, as the host. */
export function isWholeUrl(text: string): boolean {
  const url = URL.parse(text);
  return url !== null && url.hash === '' && !`${url.pathname}${url.search}`.includes('@');
}

/** Passwords and tokens come from the environment alone: files are copied, shown and committed. */
export function secretsIn(raw: Raw, file: string): string[] {
  const { mail, web, queue } = raw as {
    queue?: unknown;
    mail?: { url?: unknown; dkim?: { privateKey?: unknown } };
    web?: { adminToken?: unknown };
  };
  const faults: string[] = [];
  if (typeof queue === 'string' && HAS_PASSWORD.test(queue)) {
    faults.push(
      `${file}: queue: holds a password; put the whole URL into the environment variable KVISA_QUEUE instead`,
    );
  }
  if (typeof mail?.url === 'string' && /^smtps?:\/\/[^/@\s]*:[^/@\s]+@/.test(mail.url)) {
    faults.push(
      `${file}: mail.url: holds a password; put the whole URL into the environment variable KVISA_MAIL_URL instead`,
    );
  }
  if (mail?.dkim?.privateKey !== undefined)
    faults.push(
      `${file}: mail.dkim.privateKey: a secret; set the environment variable KVISA_MAIL_DKIM_PRIVATE_KEY instead`,
    );
  if (web?.adminToken !== undefined)
    faults.push(`${file}: web.adminToken: a secret; set the environment variable KVISA_WEB_ADMIN_TOKEN instead`);
  return faults;
}
