import { useId } from 'react';
import type { ReactNode } from 'react';

type SectionProps = { title: string; description?: string; children: ReactNode };

export function Section({ title, description, children }: SectionProps) {
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <h2 id={id} className="text-title font-semibold">
        {title}
      </h2>
      {description && <p className="mt-0.5 text-small text-ink-2">{description}</p>}
      <div className="mt-2">{children}</div>
    </section>
  );
}
