import type { Picture } from './picture.ts';

/** Twice as many dots as the drawing is wide: sharp in print. */
const SCALE = 2;

/** Hands a file to the browser, which keeps it where the person wants it. */
export function saveFile(name: string, type: string, content: BlobPart): void {
  const address = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement('a');

  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

/** The security policy of the service lets images come from data: addresses, not from blob: ones. */
export async function savePng(name: string, picture: Picture): Promise<void> {
  const image = new Image();

  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(picture.svg)}`;
  await image.decode();
  const canvas = document.createElement('canvas');

  canvas.width = picture.width * SCALE;
  canvas.height = picture.height * SCALE;
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  canvas.toBlob((blob) => {
    if (blob !== null) {
      saveFile(name, 'image/png', blob);
    }
  }, 'image/png');
}
