import { Star } from 'lucide-react';
import type { ModelEntry } from '../../../../shared/api/models.ts';
import { models } from '../../messages/models.ts';
import { classNames } from '../../ui/classNames.ts';
import { setFavourite } from './modelsActions.ts';

/** Favourites stand first. An empty star shows only where one is about to be given. */
export function FavouriteButton({ entry }: { entry: ModelEntry }) {
  const { isFavourite } = entry;
  return (
    <button
      type="button"
      aria-pressed={isFavourite}
      aria-label={models.favourite(entry.name)}
      title={models.favourite(entry.name)}
      className={classNames(
        '-ms-1 rounded-sm p-0.5',
        isFavourite
          ? 'text-accent-text'
          : 'text-ink-3 opacity-0 group-hover:opacity-100 focus-visible:opacity-100',
      )}
      onClick={(event) => {
        event.stopPropagation();
        void setFavourite(entry.id, !isFavourite);
      }}
    >
      <Star size={14} strokeWidth={1.75} fill={isFavourite ? 'currentColor' : 'none'} aria-hidden />
    </button>
  );
}
