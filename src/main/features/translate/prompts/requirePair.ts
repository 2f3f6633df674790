import { AppError } from '../../../../shared/errors.ts';
import type { Language } from '../../../../shared/languages.ts';
import { englishName } from './languageNames.ts';
import { canTranslate } from './profiles.ts';
import type { Profile } from './profiles.ts';

/** Fails with `pair-unsupported` where the model was made for other languages. */
export function requirePair(
  profile: Profile,
  { from, to }: { from: Language; to: Language },
): void {
  if (canTranslate(profile, from, to)) return;
  throw new AppError('pair-unsupported', { from, to, made: madeFor(profile) });
}

function madeFor({ languages, pivot }: Profile): string {
  const others = (languages ?? []).filter((each) => each !== pivot).map(englishName);
  const list = new Intl.ListFormat('en').format(others);
  return pivot === null ? list : `${englishName(pivot)} from and to ${list}`;
}
