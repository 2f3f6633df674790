/**
 * The desktop window's way to the core: no sockets, one MessagePort.
 *
 * The page is at `desktopOrigin`. Once it has loaded, the preload posts `portMessage` to it with the
 * port that leads to the core; a page that starts its script before the `load` event hears it. The
 * preload also offers `DesktopBridge` as `window.alcove`, and passes on what is chosen in the menu
 * as `{ [menuCommandKey]: id }`, with an id of `commands.ts`. Shortcuts are not among those, since
 * the page hears the keys itself.
 */
export const desktopOrigin = 'app://alcove';
export const portMessage = 'alcove:port';
export const menuCommandKey = 'alcove:command';

/** What the preload offers besides the port: nothing that the page could not be trusted with. */
export type DesktopBridge = {
  /** The path of a file dropped on or picked in the window. */
  pathForFile(file: File): string;
};
