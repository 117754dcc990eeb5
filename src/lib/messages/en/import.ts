/** Named so because `import` is a reserved word; its keys are `import.…` all the same. */
export const importing = {};
