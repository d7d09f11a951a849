/** A record as it is shown as evidence; IDs as text, since they may be longer than JSON's numbers. */
export interface ShownRecord {
	id: string;
	dataset: string;
	state: string;
	datums: string[];
}
