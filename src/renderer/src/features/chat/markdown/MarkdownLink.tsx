import type { ComponentProps } from 'react';
import type { ExtraProps } from 'streamdown';
import { askToOpenLink, webAddress } from './links.ts';

/** A link of a reply: never followed by itself, and only to the web. Anything else is just text. */
export function MarkdownLink({ href, children }: ComponentProps<'a'> & ExtraProps) {
  const address = webAddress(href);
  if (address === null) return <span>{children}</span>;
  return (
    <a
      href={address}
      title={address}
      rel="noreferrer noopener"
      onClick={(event) => {
        event.preventDefault();
        askToOpenLink(address);
      }}
      // The middle button would open it without asking.
      onAuxClick={(event) => event.preventDefault()}
    >
      {children}
    </a>
  );
}
