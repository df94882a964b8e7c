/** Whether a ceremony is under way: between the click and the backend's verdict. */
export const isBusy = (state: { readonly name: string }): boolean =>
  state.name === 'requesting' || state.name === 'prompting' || state.name === 'verifying';
