import type { Locator } from '@playwright/test';
import { expect } from '@playwright/test';
import type { Studio } from '../fixtures.ts';

/** The Chat workspace as a person sees it. */
export function chatPage(studio: Studio) {
  const at = () => studio.page;
  const composer = () => at().getByRole('textbox', { name: 'Message', exact: true });
  const messages = () => at().getByRole('feed').getByRole('article');
  const list = () => at().getByRole('navigation', { name: 'Chats' });

  return {
    composer,
    messages,
    list,
    ownMessages: () => at().getByRole('article', { name: 'You', exact: true }),
    lastMessage: () => messages().last(),
    sendButton: () => at().getByRole('button', { name: 'Send', exact: true }),
    stopButton: () => at().getByRole('button', { name: 'Stop', exact: true }),
    rows: () => list().locator('[data-entry]').getByRole('button'),
    versions: (index: number, total: number) =>
      at().getByRole('group', { name: `Version ${index} of ${total}` }),

    async send(text: string): Promise<void> {
      await composer().fill(text);
      await composer().press('Enter');
      await expect(composer()).toHaveValue('');
    },

    /** The last reply is whole, or however else it ended. */
    async replyEnded(): Promise<void> {
      await expect(at().getByRole('feed')).toHaveAttribute('aria-busy', 'false');
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
