/** Common English first names that are no other word, in small letters: a closed class, as the Chinese family names are. */
export const GIVEN = new Set(
  (
    'aaron adam adrian alan albert alex alexander alexandra alexis alfred alice alison allison amanda amelia amy andrea andrew angela anita ann anna anne annie anthony arthur ashley ' +
    'barbara benjamin bernard beth betty beverly bradley brandon brenda brian bruce bryan caitlin cameron carl carla carlos carol caroline catherine cathy charles charlotte cheryl chloe chris christian christina christine christopher cindy claire colin connor craig cynthia ' +
    'daniel danielle david deborah denise dennis derek diana diane dominic donald donna doris dorothy douglas duncan dylan edith edward eileen elaine eleanor elena elizabeth ella ellen emily emma eric erica erin ethan eugene evan evelyn fiona florence francis fred gabriel gareth gary geoffrey george gerald gordon graham greg gregory ' +
    'hannah harold harriet harry heather helen henry herbert howard hugh ian irene isaac isabel isabella ivan jack jacob jacqueline james jamie jane janet janice jason jean jeff jeffrey jennifer jeremy jesse jessica jill joan joanna joe joel john jonathan jordan jose joseph joshua joyce judith judy julia julian julie justin ' +
    'karen katherine kathleen kathryn kathy katie keith kelly kenneth kevin kim kimberly kristen kristin kyle larry laura lauren lawrence leah leonard leslie liam linda lisa logan louis louise lucas lucy luke lynn madeleine marcus margaret maria marie marilyn marion marjorie martha martin mary matthew maureen megan melanie melissa michael michelle miguel mike mildred molly monica ' +
    'nancy naomi natalie nathan neil nicholas nicole nigel noah nora norman olivia oliver oscar owen pamela patricia patrick paul paula peter philip phillip phyllis rachel ralph raymond rebecca richard robert roberta robin roger ronald rosemary roy russell ruth ryan sally samantha samuel sandra sara sarah scott sean shannon sharon sheila shirley simon sofia sophia sophie stanley stephanie stephen steve steven stuart susan suzanne sylvia ' +
    'teresa terence theodore theresa thomas tiffany timothy tina todd tom tony tracy tyler valerie vanessa vera veronica victoria vincent virginia vivian walter wayne wendy william yvonne zachary zoe'
  ).split(' '),
);
