using PhoneRig.Core.Configuration;

namespace PhoneRig.Hosting.Doctor;

/// <summary>Looks at one side of the machine, and moves nothing.</summary>
internal interface ILook
{
    IEnumerable<Finding> At(RigConfig rig, Machine machine);
}
