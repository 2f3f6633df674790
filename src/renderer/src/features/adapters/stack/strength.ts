export const minStrength = -2;
export const maxStrength = 2;
export const strengthStep = 0.05;

/** 1 → "1.0", -0.25 → "−0.25": one decimal at least, and a minus that lines up with the digits. */
export function formatStrength(strength: number): string {
  const digits = Number.isInteger(strength * 10) ? 1 : 2;
  return strength.toFixed(digits).replace('-', '−');
}
