/**
 * Focuses an element, at once if it is there, so that no key typed after a shortcut is lost;
 * otherwise after the render that brings it.
 */
export function focusOnceThere(elementId: string): void {
  if (!focusNow(elementId)) requestAnimationFrame(() => focusNow(elementId));
}

function focusNow(elementId: string): boolean {
  const element = document.getElementById(elementId);
  element?.focus();
  if (element instanceof HTMLInputElement) element.select();
  return element !== null;
}
