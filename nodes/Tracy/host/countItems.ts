/** A number of items in words: "1 item", "2 items". */
export function countItems(count: number): string {
	return count === 1 ? '1 item' : `${count} items`;
}
