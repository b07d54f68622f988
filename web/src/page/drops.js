/** A file may be dropped anywhere on the page, whatever it shows; text that is dragged goes to the box by itself. */
import { droppedFile } from './paste.js';
import { page } from './wording.js';

const carriesFiles = (event) => event.dataTransfer?.types.includes('Files');

/**
 * @param {{take: (file: File) => void, fail: (error: object) => void}} actions
 */
export function acceptDrops({ take, fail }) {
  const { body } = document;
  body.dataset.drop = page.drop;
  const over = (on) => body.classList.toggle('dropping', on);
  addEventListener('dragover', (event) => {
    if (!carriesFiles(event)) return;
    event.preventDefault();
    over(true);
  });
  addEventListener('dragleave', (event) => event.relatedTarget || over(false));
  addEventListener('drop', (event) => {
    over(false);
    if (!carriesFiles(event)) return;
    event.preventDefault(); // the browser would open the file in the place of the page
    const dropped = droppedFile(event.dataTransfer);
    if (dropped?.error) fail(dropped.error);
    else if (dropped) take(dropped.file);
  });
}
