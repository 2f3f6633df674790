import type { Locator } from '@playwright/test';
import { expect } from '@playwright/test';
import type { Studio } from '../fixtures.ts';

/** The Chat workspace as a person sees it. */
export function chatPage(studio: Studio) {
  const at = () => studio.page;
  const composer = () => at().getByRole('textbox', { name: 'Message', exact: true });
  const messages = () => at().getByRole('feed').getByRole('article');
  const list = () => at().getByRole('navigation', { name: 'Chats' });

  /** How many versions of the last message there are. */
  async function versionCount(): Promise<number> {
    const walker = messages()
      .last()
      .getByRole('group', { name: /^Version/ });
    const name = (await walker.count()) === 0 ? null : await walker.getAttribute('aria-label');
    return Number(name?.split(' ').at(-1) ?? 1);
  }

  return {
    composer,
    messages,
    list,
    ownMessages: () => at().getByRole('article', { name: 'You', exact: true }),
    lastMessage: () => messages().last(),
    /** The first paragraph of the last reply. */
    answer: () => messages().last().getByRole('paragraph').first(),
    /** The chip of an adapter in the composer. */
    chip: (adapter: string) =>
      at()
        .getByRole('list', { name: 'Adapters of this chat' })
        .getByRole('button', { name: new RegExp(`^${adapter}\\s?,`) }),
    sendButton: () => at().getByRole('button', { name: 'Send', exact: true }),
    stopButton: () => at().getByRole('button', { name: 'Stop', exact: true }),
    rows: () => list().locator('[data-entry]').getByRole('button'),
    versions: (index: number, total: number) =>
      at().getByRole('group', { name: `Version ${index} of ${total}` }),

    /** The last chat, or a new one, is open: the palette knows what can be done with it. */
    async opened(): Promise<void> {
      await expect(composer()).toBeEnabled();
    },

    async send(text: string): Promise<void> {
      await composer().fill(text);
      await composer().press('Enter');
      await expect(composer()).toHaveValue('');
    },

    /** The last reply is whole, or however else it ended. */
    async replyEnded(): Promise<void> {
      await expect(at().getByRole('feed')).toHaveAttribute('aria-busy', 'false');
    },

    /** Another version of the last reply, whole. */
    async regenerate(): Promise<void> {
      const before = await versionCount();
      await this.act(messages().last(), 'Regenerate');
      await expect.poll(versionCount).toBe(before + 1);
      await this.replyEnded();
    },

    async act(message: Locator, action: string): Promise<void> {
      const actions = await actionsOf(message);
      await actions.getByRole('button', { name: action, exact: true }).click();
    },
  };
}

/** The actions of a message are there while it is pointed at. */
async function actionsOf(message: Locator): Promise<Locator> {
  await message.hover();
  return message.getByRole('group', { name: 'Actions for this message' });
}
