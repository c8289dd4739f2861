-- wrk script: sends the bodies of a file in turn, each with ids never sent before.
-- Usage: wrk … -s requests.lua URL -- FILE [close]
-- FILE has one body a line; every id in it stands as the one below and is replaced by a random v4 UUID. The bytes are
-- changed in place, so that making 500 ids costs less than receiving them.
local ffi = require("ffi")

local PLACE = "00000000-0000-4000-8000-000000000000"
-- Where hexadecimal digits go, and how many: what is left of PLACE are the hyphens, the version and the variant.
local DIGITS = { { 0, 4 }, { 4, 4 }, { 9, 4 }, { 15, 3 }, { 20, 3 }, { 24, 4 }, { 28, 4 }, { 32, 4 } }

local hex = {}
local templates = {}
local next_template = 0

local function template_of(text)
   local offsets = {}
   local from = text:find(PLACE, 1, true)
   while from do
      offsets[#offsets + 1] = from - 1
      from = text:find(PLACE, from + #PLACE, true)
   end
   local bytes = ffi.new("char[?]", #text)
   ffi.copy(bytes, text, #text)
   return { bytes = bytes, size = #text, offsets = offsets }
end

local function seed()
   local urandom = assert(io.open("/dev/urandom", "rb"))
   local value = 0
   for _, byte in ipairs({ urandom:read(6):byte(1, -1) }) do value = value * 256 + byte end
   urandom:close()
   math.randomseed(value)
end

function init(args)
   local headers = { ["Content-Type"] = "application/json" }
   if args[2] == "close" then headers["Connection"] = "close" end
   for line in io.lines(args[1]) do
      templates[#templates + 1] = template_of(wrk.format("POST", nil, headers, line))
   end
   assert(#templates > 0, "no bodies in " .. args[1])
   for i = 0, 65535 do hex[i] = string.format("%04x", i) end
   seed()
end

function request()
   next_template = next_template % #templates + 1
   local template = templates[next_template]
   for i = 1, #template.offsets do
      local id = template.bytes + template.offsets[i]
      for j = 1, #DIGITS do
         ffi.copy(id + DIGITS[j][1], hex[math.random(0, 65535)], DIGITS[j][2])
      end
   end
   return ffi.string(template.bytes, template.size)
end
