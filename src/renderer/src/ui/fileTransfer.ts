/**
 * The browser's file chooser; no files when it was dismissed. Its input is part of the page while it
 * is open: one that nothing holds may be collected before anything is chosen.
 */
export function chooseFiles(options: { accept: string; isMultiple: boolean }): Promise<File[]> {
  return new Promise((resolve) => {
    const input = document.createElement('input');
    input.type = 'file';
    input.accept = options.accept;
    input.multiple = options.isMultiple;
    input.hidden = true;

    function end(): void {
      input.remove();
      resolve([...(input.files ?? [])]);
    }

    input.addEventListener('change', end);
    input.addEventListener('cancel', end);
    document.body.append(input);
    input.click();
  });
}

/** Saves a file by the browser's own download. */
export function saveFile(fileName: string, content: Blob): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = address;
  link.download = fileName;
  link.click();
  URL.revokeObjectURL(address);
}
