import { isCommonPassword } from './accounts/common-passwords.ts';
import type { Settings } from './settings.ts';

/** Words that stand in example files; a secret made of them is no secret (FAULTS.md S23). */
const EXAMPLE =
  /change.?me|example|sample|your.?(password|token|key|secret)|placeholder|jingwei|示例/i;
/** Fewer different characters than this is a pattern, not a secret: `aaaaaaaaaaaaaaaa`. */
const LEAST_VARIETY = 6;

const isWeak = (secret: string): boolean =>
  EXAMPLE.test(secret) || isCommonPassword(secret) || new Set(secret).size < LEAST_VARIETY;

/** The password inside a connection address; '' when there is none. */
const passwordOf = (address: string): string => {
  try {
    return decodeURIComponent(new URL(address).password);
  } catch {
    return '';
  }
};

/** Findings about secrets that are too easy: refused in production, where people rely on them. */
export const weakSecrets = (settings: Settings, production: boolean): string[] => {
  if (!production) return [];
  const secrets: [string, string | null][] = [
    ['ADMIN_PASSWORD', settings.adminPassword],
    ['METRICS_TOKEN', settings.metricsToken],
    ['TIANDITU_KEY', settings.tiandituKey],
    ['DATABASE_URL', settings.databaseUrl && (passwordOf(settings.databaseUrl) || null)],
    ['MQTT_URL', settings.mqttUrl && (passwordOf(settings.mqttUrl) || null)],
    ['SMTP_URL', settings.smtpUrl && (passwordOf(settings.smtpUrl) || null)],
    ['REDIS_URL', settings.redisUrl && (passwordOf(settings.redisUrl) || null)],
  ];
  return secrets
    .filter(([, secret]) => secret !== null && isWeak(secret))
    .map(([name]) => `${name} holds an example or easily guessed secret: choose another`);
};
