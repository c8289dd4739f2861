-- SPDX-License-Identifier: Apache-2.0
-- What HTML cannot say to Word stands in <pre class="openxml"> as WordprocessingML.
function CodeBlock(block)
  if block.classes:includes('openxml') then
    return pandoc.RawBlock('openxml', block.text)
  end
end
