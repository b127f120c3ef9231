/** Sites that many people share: only the part after the site's name identifies a person. */
export const sharedSites =
  /(?:^|\.)(?:(?:linkedin|github|gitlab|bitbucket|medium|twitter|x|facebook|instagram|xing|stackoverflow|stackexchange|kaggle|behance|dribbble|youtube|google|wordpress|blogspot|malt|orcid|researchgate|tumblr|hashnode|substack|notion|threads|mastodon|codepen|huggingface|pinterest|tiktok|telegram|upwork|fiverr|leetcode|hackerrank|codeberg|npmjs|pypi|academia|scholar|welcometothejungle|indeed|monster|viadeo)\.[a-z.]+|dev\.to|t\.me|about\.me|g\.dev|bsky\.app|linktr\.ee)$/iu;
