using PhoneRig.Core.Phones;

namespace PhoneRig.Core.Configuration.Checks;

/// <summary>Codes are typed on keys that the model has.</summary>
internal sealed class CodesCheck : ICheck<PhoneModel>
{
    public void Check(ReadFile<PhoneModel> file)
    {
        var keys = file.Root.Keys("keys").ToList();
        foreach (var name in file.Root.Keys("codes"))
        {
            var unknown = file.Value.Codes.GetValueOrDefault(name, "").Select(c => c.ToString()).Where(k => !keys.Contains(k)).Distinct().ToList();
            if (unknown.Count > 0)
            {
                file.At($"code \"{name}\" uses what is no key of this phone: {string.Join(' ', unknown)}", "codes", name);
            }
        }
    }
}
