const whole = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });
const oneDecimal = new Intl.NumberFormat('en', { maximumFractionDigits: 1 });

/** 4096 → "4,096". */
export function formatCount(count: number): string {
  return whole.format(count);
}

/** Decimal units, as file managers show them: 4_630_000 → "4.6 MB". */
export function formatBytes(bytes: number): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB'];
  let value = bytes;
  let unit = 0;
  while (value >= 999.5 && unit < units.length - 1) {
    value /= 1000;
    unit += 1;
  }
  const format = value < 10 && unit > 1 ? oneDecimal : whole;
  return `${format.format(value)} ${units[unit]}`;
}

/** As model names write it: 135_000_000 → "135M", 1_235_000_000 → "1.2B". */
export function formatParameters(count: number): string {
  if (count < 1e6) return `${whole.format(count / 1e3)}k`;
  if (count < 9.995e6) return `${oneDecimal.format(count / 1e6)}M`;
  if (count < 999.5e6) return `${whole.format(count / 1e6)}M`;
  return `${(count < 9.95e9 ? oneDecimal : whole).format(count / 1e9)}B`;
}

/** 38.2 → "38 tok/s"; slow models show one decimal. */
export function formatTokensPerSecond(rate: number): string {
  return `${(rate < 10 ? oneDecimal : whole).format(rate)} tok/s`;
}

/** 0.416 → "42 %". */
export function formatPercent(fraction: number): string {
  return `${whole.format(fraction * 100)} %`;
}

/** "25 Nov 2026" in the order of the reader's language. */
export function formatDay(timestamp: number): string {
  return new Intl.DateTimeFormat('en', { dateStyle: 'medium' }).format(timestamp);
}

const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });
const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** "just now", "5 minutes ago", "yesterday", then the date. */
export function formatAge(timestamp: number, now: number = Date.now()): string {
  const age = now - timestamp;
  if (age < minute) return 'just now';
  if (age < hour) return relative.format(-Math.floor(age / minute), 'minute');
  if (age < day) return relative.format(-Math.floor(age / hour), 'hour');
  if (age < 7 * day) return relative.format(-Math.floor(age / day), 'day');
  return formatDay(timestamp);
}

/** What is left of a long piece of work, no more exact than it can be known. */
export function formatTimeLeft(seconds: number): string {
  if (seconds < 10) return 'a few seconds left';
  if (seconds < 55) return `about ${Math.ceil(seconds / 10) * 10} s left`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return `about ${minutes} min left`;
  const hours = Math.floor(minutes / 60);
  return `about ${hours} h ${minutes % 60} min left`;
}
