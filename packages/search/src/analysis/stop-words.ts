/** English function words. A question is asked without them as long as something else is left of it. */
export const englishStopWords: ReadonlySet<string> = new Set(
  (
    'a about after all also am an and any are as at be because been before being but by can cannot cant could did didnt do does ' +
    'doesnt doing dont for from had has hasnt have havent having he her here hers him his how i if in into is isnt it its just ' +
    'me my no nor not of on or our out over own she should so some such than that the their them then there these they this ' +
    'those through to too under until up us very was wasnt we were what when where which while who whom why will with wont ' +
    'would you your'
  ).split(' '),
)
